import { NextIntlClientProvider } from 'next-intl'
import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'

/** What every page's client components may say. */
const everywhere = ['interface', 'forms']

/** Sends the browser the texts that client components below it say. Those of pages that only the server renders stay there. */
export async function ClientTexts({ also = [], children }: { also?: readonly string[]; children: ReactNode }) {
  const messages = await getMessages()
  const entries = [...everywhere, ...also].map((namespace) => [namespace, messages[namespace]])
  return <NextIntlClientProvider messages={Object.fromEntries(entries)}>{children}</NextIntlClientProvider>
}
