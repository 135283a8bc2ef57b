import { describe, expect, it } from 'vitest'
import { pictureObjects } from '#components/drawings/pictures/picture-regions.ts'
import { realModule, slugs } from './real-attempt.ts'

/** What is there because the story tells of it, or is a risk of another kind than the question asks for. */
const pictureWords: Readonly<Record<string, readonly string[]>> = {
  'consultation-screen': ['patient', 'person-behind', 'self-picture'],
  'kitchen-table': ['laptop'],
}

const spots = slugs()
  .flatMap((slug) => Object.values(realModule(slug).scenes))
  .flatMap(({ then }) => (then.do === 'ask' && then.item.picture ? [{ ...then.item, picture: then.item.picture }] : []))

describe.each(spots)('the picture of $id', ({ picture, options }) => {
  const objects: Readonly<Record<string, { readonly region: object }>> =
    pictureObjects[picture.name as keyof typeof pictureObjects]

  it('has nothing in it that could be a risk and cannot be marked', () => {
    const regions = options.map(({ region }) => JSON.stringify(region))
    const withheld = Object.entries(objects).filter(([, { region }]) => !regions.includes(JSON.stringify(region)))
    expect(pictureWords[picture.name] ?? []).toEqual(expect.arrayContaining(withheld.map(([name]) => name)))
  })
})
