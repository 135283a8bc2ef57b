/** How someone in a story is drawn throughout it. */

export const skins = ['porcelain', 'fair', 'olive', 'tan', 'brown', 'deep'] as const
export const hairs = [
  'none',
  'cropped',
  'short',
  'bob',
  'long',
  'curls',
  'bun',
  'braids',
  'receding',
  'ponytail',
  'afro',
  'headscarf',
  'turban',
  'head-tie',
  'skullcap',
  'theatre-cap',
  'woolly-hat',
  'helmet',
] as const
export const hairColours = ['black', 'brown', 'auburn', 'blond', 'grey', 'white', 'teal', 'plum'] as const
export const clothes = [
  'slate',
  'scrubs-green',
  'scrubs-blue',
  'white-coat',
  'cooks-whites',
  'rust',
  'mustard',
  'mustard-jacket',
  'cream',
  'navy',
  'plum',
  'forest',
  'tunic',
  'hoodie',
  'dressing-gown',
  'kaftan',
] as const
export const ages = ['child', 'teenage', 'young', 'middle', 'old', 'very-old'] as const
export const builds = ['slight', 'usual', 'broad'] as const

/** How someone is drawn. Under a headscarf, a turban, a head-tie, a cap or a hat, `hairColour` is the colour of the cloth; under a helmet it shows at the temples. */
export type Look = {
  readonly skin: (typeof skins)[number]
  readonly hair: (typeof hairs)[number]
  readonly hairColour: (typeof hairColours)[number]
  readonly clothes: (typeof clothes)[number]
  readonly age: (typeof ages)[number]
  /** `usual` unless it says otherwise. */
  readonly build?: (typeof builds)[number]
  readonly glasses?: boolean
  readonly beard?: boolean
}
