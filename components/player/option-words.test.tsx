import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { OptionWords } from './option-words.tsx'

const render = (locale: string, label: string, text: string, format: 'where-from' | 'strike' = 'where-from') => {
  const option = { label: { text: label, language: locale }, text: { text, language: locale } }
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={{}}>
      <OptionWords format={format} option={option} />
    </NextIntlClientProvider>,
  )
}

test('what stands before an option is told apart from it, in each language and direction', () => {
  expect(render('en', 'Bank letter', '020 7946 0123')).toMatch(
    /<b [^>]*>Bank letter<\/b> <bdi dir="ltr">020 7946 0123<\/bdi>/,
  )
  expect(render('es', 'La carta', 'en la recepción')).toMatch(
    /<b [^>]*>La carta<\/b> <bdi dir="auto">en la recepción<\/bdi>/,
  )
  expect(render('ar', 'رقم الرسالة', '+34 910 000 000')).toMatch(
    /<b [^>]*>رقم الرسالة<\/b> <bdi dir="ltr">\+34 910 000 000<\/bdi>/,
  )
  expect(render('en', 'Sleep', 'Six hours a night', 'strike')).toMatch(/<b [^>]*>Sleep<\/b> Six hours a night$/)
})
