import { expect, test } from 'vitest'
import { compiledMessagesIn } from '#i18n/compiled-messages.ts'
import { languages } from '#i18n/languages.ts'
import { textsForBrowser } from './texts-for-browser.ts'

/** Every page carries them twice, as what it shows and as what React takes it over from. */
const mostCharacters = 5000

test.each(languages.map(({ tag }) => tag))('what every page brings in %s is little', (tag) => {
  const texts = textsForBrowser(compiledMessagesIn(tag))
  expect(texts).toMatchObject({ interface: { search: expect.anything() }, forms: { sending: expect.anything() } })
  expect(JSON.stringify(texts).length).toBeLessThan(mostCharacters)
})

test('a namespace that is asked for besides is there whole', () => {
  const messages = compiledMessagesIn('en')
  expect(textsForBrowser(messages, ['player']).player).toBe(messages.player)
})

test('what a page has twice is one object, which React sends once', () => {
  const messages = compiledMessagesIn('en')
  expect(textsForBrowser(messages).forms).toBe(textsForBrowser(messages, ['player']).forms)
})
