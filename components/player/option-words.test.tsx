import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { OptionWords } from './option-words.tsx'

const drawn = (locale: string, label: string, text: string, format: 'where-from' | 'strike' = 'where-from') => {
  const option = { label: { text: label, language: locale }, text: { text, language: locale } }
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={{}}>
      <OptionWords format={format} option={option} />
    </NextIntlClientProvider>,
  )
}

test('what stands before an option is told apart from it, in each language and direction', () => {
  expect(drawn('en', 'Bank letter', '020 7946 0123')).toMatch(
    /<b [^>]*>Bank letter<\/b> <bdi dir="ltr">020 7946 0123<\/bdi>/,
  )
  expect(drawn('es', 'La carta', 'en la recepción')).toMatch(
    /<b [^>]*>La carta<\/b> <bdi dir="auto">en la recepción<\/bdi>/,
  )
  expect(drawn('ar', 'رقم الرسالة', '+34 910 000 000')).toMatch(
    /<b [^>]*>رقم الرسالة<\/b> <bdi dir="ltr">\+34 910 000 000<\/bdi>/,
  )
  expect(drawn('en', 'Sleep', 'Six hours a night', 'strike')).toMatch(/<b [^>]*>Sleep<\/b> Six hours a night$/)
})
