import { NextIntlClientProvider } from 'next-intl'
import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'
import { textsForBrowser } from './texts-for-browser.ts'

/** Sends the browser the texts that client components below it say. Those of pages that only the server renders stay there. */
export async function ClientTexts({ also, children }: { also?: readonly string[]; children: ReactNode }) {
  return (
    <NextIntlClientProvider messages={textsForBrowser(await getMessages(), also)}>{children}</NextIntlClientProvider>
  )
}
