import { useTranslations } from 'next-intl'
import { markOf, StatusMark } from '#components/ui/status-mark.tsx'
import { Words } from '#components/ui/words.tsx'
import type { Status } from '#domain/comprehension/status.ts'
import type { Text } from '#domain/scenario/module.ts'
import './status-changes.css'

type PracticeStatus = { readonly status: Status; readonly confidentlyWrong: boolean }

/** Practice by practice, what was said before and what is said now. */
export function StatusChanges({
  changes,
}: {
  changes: readonly {
    readonly practice: { readonly id: string; readonly name: Text }
    /** Null: nothing was said before. */
    readonly before: PracticeStatus | null
    readonly after: PracticeStatus
  }[]
}) {
  const t = useTranslations('followUps.end')
  return (
    <table className="changes">
      <caption className="sr-only">{t('changes')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('practice')}</th>
          <th scope="col">{t('before')}</th>
          <th scope="col">{t('now')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ practice, before, after }) => {
          const [then, now] = [before === null ? 'not-enough-evidence' : markOf(before), markOf(after)] as const
          return (
            <tr key={practice.id}>
              <th scope="row">
                <Words text={practice.name} />
              </th>
              <td data-label={t('before')}>
                <StatusMark mark={then} of="reader" />
              </td>
              <td data-label={t('now')}>{then === now ? t('same') : <StatusMark mark={now} of="reader" />}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
