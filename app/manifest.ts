import type { MetadataRoute } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { languageOf } from '#i18n/languages.ts'

/** For a home screen. Where it starts, the server leads on to the page of whoever is signed in. */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const t = await getTranslations('pages')
  const { locale, direction } = languageOf(await getLocale())
  return {
    id: '/',
    name: t('product'),
    short_name: t('product'),
    description: t('description'),
    lang: locale,
    dir: direction,
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: '#faf7f0',
    theme_color: '#faf7f0',
    icons: [
      { src: '/icons/curtain-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icons/curtain-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icons/curtain-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  }
}
