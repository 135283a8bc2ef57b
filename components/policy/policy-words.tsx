import { useTranslations } from 'next-intl'
import type { PolicyChange } from '#domain/policy/policy-change.ts'
import './policy.css'

/** A decision in words: the names of tools as they are, the organisation's own words, or what was chosen from a list. */
function useDecision(): (change: PolicyChange, side: 'before' | 'after') => string {
  const t = useTranslations('policy.value')
  return (change, side) => {
    const value = change[side]
    if (value === null) return t('undecided')
    if (change.what === 'tools') {
      const tools = change[side]
      return tools === null || tools.length === 0 ? t('none') : tools.join(' · ')
    }
    if (change.what === 'incidentContact' || change.what === 'incidentHours') return `${value}`
    return t(`${value}`)
  }
}

/** What one policy decides differently from another, a line each. */
export function PolicyChanges({ changes }: { changes: readonly PolicyChange[] }) {
  const t = useTranslations('policy')
  const decision = useDecision()
  return (
    <ul className="policy-changes">
      {changes.map((change) => {
        const what = change.what === 'tools' ? change.purpose : change.what
        return (
          <li key={what}>
            {t.rich('changed', {
              what: t(`what.${what}`),
              before: decision(change, 'before'),
              after: decision(change, 'after'),
              was: (words) => <del>{words}</del>,
              is: (words) => <ins>{words}</ins>,
            })}
          </li>
        )
      })}
    </ul>
  )
}
