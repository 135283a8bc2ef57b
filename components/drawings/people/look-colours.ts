import type { Look } from '#domain/scenario/look.ts'

/** A flat colour with the darker one of its shaded side and a lighter one for edges in the light. */
export type Paint = { readonly base: string; readonly shade: string; readonly light: string }

export const skinPaint: Readonly<Record<Look['skin'], Paint & { readonly lip: string; readonly blush: string }>> = {
  porcelain: { base: '#f2d8c6', shade: '#dcb39b', light: '#f9e8dc', lip: '#b96f62', blush: '#e39a86' },
  fair: { base: '#e9c0a1', shade: '#cf9a78', light: '#f3d3ba', lip: '#ac5f50', blush: '#d9826b' },
  olive: { base: '#d3a67d', shade: '#b3835b', light: '#e1bb96', lip: '#9a5444', blush: '#c47a58' },
  tan: { base: '#b9835a', shade: '#986440', light: '#cb9a72', lip: '#87463a', blush: '#a95f42' },
  brown: { base: '#8e5d3f', shade: '#6f442b', light: '#a37252', lip: '#6b352b', blush: '#8a4a33' },
  deep: { base: '#633e2b', shade: '#48291b', light: '#78503a', lip: '#4e261f', blush: '#6f3c2a' },
}

export const hairPaint: Readonly<Record<Look['hairColour'], Paint>> = {
  black: { base: '#26201f', shade: '#171312', light: '#3d3534' },
  brown: { base: '#54392a', shade: '#3b261b', light: '#6d4d3a' },
  auburn: { base: '#87452b', shade: '#66311d', light: '#a25b3c' },
  blond: { base: '#d3ad6a', shade: '#b18b4a', light: '#e4c588' },
  grey: { base: '#9c9b97', shade: '#7d7c79', light: '#b6b5b0' },
  white: { base: '#e4e1da', shade: '#c3bfb6', light: '#f3f1ec' },
  teal: { base: '#35706c', shade: '#255351', light: '#4c8a85' },
  plum: { base: '#74475f', shade: '#573246', light: '#8d5d77' },
}

export const clothPaint: Readonly<Record<Look['clothes'], Paint>> = {
  slate: { base: '#4c5f70', shade: '#394956', light: '#627789' },
  'scrubs-green': { base: '#5c8f7c', shade: '#467264', light: '#76a593' },
  'scrubs-blue': { base: '#4f80a8', shade: '#3b6486', light: '#6a98bd' },
  'white-coat': { base: '#f2f0e9', shade: '#d5d2c7', light: '#ffffff' },
  'cooks-whites': { base: '#f4f1e8', shade: '#d3cebf', light: '#ffffff' },
  rust: { base: '#b25c3d', shade: '#8f452b', light: '#c87656' },
  mustard: { base: '#cb9a3d', shade: '#a67a29', light: '#dcb15d' },
  'mustard-jacket': { base: '#d9a736', shade: '#b3862a', light: '#e8c36c' },
  cream: { base: '#efe6d1', shade: '#d3c6a8', light: '#faf4e6' },
  navy: { base: '#2f4160', shade: '#213049', light: '#455a7d' },
  plum: { base: '#72475f', shade: '#563247', light: '#8a5e76' },
  forest: { base: '#3f6351', shade: '#2d4a3c', light: '#557b68' },
  tunic: { base: '#2f7f86', shade: '#236268', light: '#4a9aa0' },
  hoodie: { base: '#7d8389', shade: '#61676d', light: '#979da3' },
  'dressing-gown': { base: '#7e4450', shade: '#61323c', light: '#985c68' },
  kaftan: { base: '#43568f', shade: '#324270', light: '#5d70a8' },
}

const unseenHair: readonly Look['hair'][] = [
  'none',
  'headscarf',
  'turban',
  'head-tie',
  'skullcap',
  'theatre-cap',
  'woolly-hat',
]

/**
 * The colour of brows and beard, and of the hair below a skullcap. Under cloth the hair's colour is the cloth's, and bald
 * heads have none to see: then age decides.
 */
export function hairOfFace({ hair, hairColour, age }: Look): Paint {
  if (!unseenHair.includes(hair) && hairColour !== 'teal' && hairColour !== 'plum') return hairPaint[hairColour]
  return hairPaint[age === 'very-old' ? 'white' : age === 'old' ? 'grey' : 'black']
}
