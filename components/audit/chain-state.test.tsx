import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ChainState } from './chain-state.tsx'

const messages = { exports: { chain: { words: 'Checked', whole: '{events} events up to {date}', head: '{hash}' } } }

test('the newest event is told in the reader’s zone, which is named, as in the list below', () => {
  const markup = renderToStaticMarkup(
    <NextIntlClientProvider locale="en-GB" timeZone="Pacific/Auckland" messages={messages}>
      <ChainState
        check={{ holds: 'yes', events: 3, checked: 'whole', upTo: new Date('2026-11-28T12:00:00Z'), head: 'ab' }}
      />
    </NextIntlClientProvider>,
  )
  expect(markup).toContain('up to 29 Nov 2026, 01:00 GMT+13')
})
