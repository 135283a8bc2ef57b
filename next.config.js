import createNextIntlPlugin from 'next-intl/plugin'

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` looks at types; a start that looked again would take half a minute longer.
  typescript: { ignoreBuildErrors: true },
  // Texts are compiled before they are said: what takes them apart stays out of every page.
  turbopack: { resolveAlias: { 'use-intl/format-message': './i18n/format-message.ts' } },
  // They find their own files beside themselves, which bundling would part from them.
  serverExternalPackages: ['@node-rs/argon2', 'pg', 'pg-boss', 'nodemailer'],
}

export default createNextIntlPlugin('./server/interface-language.ts')(config)
