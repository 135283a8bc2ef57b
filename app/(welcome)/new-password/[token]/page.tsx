import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { TokenPage } from '#app/(welcome)/token-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('welcome'))('token.password_reset.pageTitle'), referrer: 'no-referrer' }
}

export default async function NewPassword({ params }: { params: Promise<{ token: string }> }) {
  return <TokenPage token={(await params).token} purpose="password_reset" />
}
