import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { RequestId } from '#components/ui/request-id.tsx'
import { languageOf } from '#i18n/languages.ts'
import './globals.css'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('pages')
  return {
    title: { default: t('product'), template: t('titleTemplate') },
    description: t('description'),
    robots: { index: false },
  }
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }

/** What client components may say: the texts of pages that only the server renders stay there. */
const clientNamespaces = ['interface', 'player', 'forms', 'grid']

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { locale, direction } = languageOf(await getLocale())
  const messages = Object.fromEntries(
    Object.entries(await getMessages()).filter(([namespace]) => clientNamespaces.includes(namespace)),
  )
  return (
    <html lang={locale} dir={direction}>
      <body>
        <NextIntlClientProvider messages={messages}>
          <RequestId id={(await headers()).get('x-request-id')}>{children}</RequestId>
        </NextIntlClientProvider>
      </body>
    </html>
  )
}
