import { getTranslations } from 'next-intl/server'
import { Notice } from '#components/ui/notice.tsx'

const outcomes = ['confirmed', 'refused', 'not-asked-again'] as const

/** What came of showing again at the provider who they are, in the tab that was opened for it. */
export async function IdentityNotice({ outcome }: { outcome: string | undefined }) {
  const knownOutcome = outcomes.find((name) => name === outcome)
  if (knownOutcome === undefined) return null
  const t = await getTranslations('account.identity')
  return (
    <Notice kind={knownOutcome === 'confirmed' ? 'done' : 'alarm'} announce="when-shown">
      <p>{t(knownOutcome)}</p>
    </Notice>
  )
}
