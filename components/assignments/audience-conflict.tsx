import { useTranslations } from 'next-intl'
import { Link } from '#components/ui/link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { type AudienceRule, writeRule } from '#domain/assignments/audience-rule.ts'

/** Who an assignment is for now that someone else has changed it, and the two ways on. */
export function AudienceConflict({
  action,
  inForce,
  mine,
}: {
  /** The page's address, which begins with the rules in force. */
  action: string
  inForce: readonly (AudienceRule & { readonly name: string })[]
  /** Where one's own rules stand beside what they would change now. */
  mine: string
}) {
  const t = useTranslations('assignments')
  const sentence = ({ side, kind, name }: AudienceRule & { readonly name: string }) => {
    const rule = t(`rule.${kind}`, { name })
    return side === 'asked' ? rule : t('builder.changed.spared', { rule })
  }
  return (
    <Notice kind="alarm" title={t('builder.changed.title')} announce="when-shown">
      <p>{t('builder.changed.words')}</p>
      <ul>
        {inForce.length === 0 && <li>{t('builder.changed.everyone')}</li>}
        {inForce.map((rule) => (
          <li key={writeRule(rule)}>{sentence(rule)}</li>
        ))}
      </ul>
      <p>
        <Link href={action}>{t('builder.changed.restart')}</Link>
      </p>
      <p>
        <Link href={mine}>{t('builder.changed.keep')}</Link>
      </p>
    </Notice>
  )
}
