import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { RequestId } from '#components/ui/request-id.tsx'
import { languageOf } from '#i18n/languages.ts'
import { appearanceOfDevice } from '#server/appearance.ts'
import { ClientTexts } from './client-texts.tsx'
import './globals.css'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('pages')
  return {
    title: { default: t('product'), template: t('titleTemplate') },
    description: t('description'),
    robots: { index: false },
    appleWebApp: { capable: true, title: t('product'), statusBarStyle: 'default' },
  }
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf7f0' },
    { media: '(prefers-color-scheme: dark)', color: '#121816' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { locale, direction } = languageOf(await getLocale())
  const { appearance, textSize } = await appearanceOfDevice()
  return (
    <html
      lang={locale}
      dir={direction}
      data-theme={appearance === 'system' ? undefined : appearance}
      data-text={textSize === 'usual' ? undefined : textSize}
    >
      <body>
        <ClientTexts>
          <RequestId id={(await headers()).get('x-request-id')}>{children}</RequestId>
        </ClientTexts>
      </body>
    </html>
  )
}
