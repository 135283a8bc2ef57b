import { existsSync } from 'node:fs'
import createNextIntlPlugin from 'next-intl/plugin'

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` looks at types; a start that looked again would take half a minute longer.
  typescript: { ignoreBuildErrors: true },
  // Texts are compiled before they are said: what takes them apart stays out of every page.
  turbopack: { resolveAlias: { 'use-intl/format-message': './i18n/format-message.ts' } },
  // A first build takes a third less processor time without it, and who builds once never reads it. Who builds again does.
  experimental: { turbopackFileSystemCacheForBuild: existsSync(new URL('.next/BUILD_ID', import.meta.url)) },
  // They find their own files beside themselves, which bundling would part from them.
  serverExternalPackages: [
    '@node-rs/argon2',
    'pg',
    'pg-boss',
    'nodemailer',
    'pdfkit',
    'fontkit',
    'harfbuzzjs',
    'subset-font',
  ],
}

export default createNextIntlPlugin('./server/interface-language.ts')(config)
