import { useTranslations } from 'next-intl'
import { Link } from '#components/ui/link.tsx'
import { Words } from '#components/ui/words.tsx'
import type { PersonName, PracticeHead } from '#components/understanding/types.ts'
import type { Text } from '#domain/scenario/module.ts'
import { fullName } from '#domain/text/person-name.ts'
import './help-together.css'

/** So many names stand beside a group; the others are in the grid. */
const maxNames = 3

export type HelpGroup = {
  readonly practice: string
  readonly people: readonly (PersonName & { readonly id: string })[]
  readonly module: { readonly slug: string; readonly title: Text } | null
  /** How many of them have the module open already. */
  readonly asked: number
}

/** People with one need, and one act for all of them. */
export function HelpTogether({
  groups,
  practices,
  gridHrefOf,
  assignHrefOf,
}: {
  groups: readonly HelpGroup[]
  practices: readonly PracticeHead[]
  /** Where the grid shows those who need help with a practice. */
  gridHrefOf: (practice: string) => string
  /** Null where there is no module to assign. */
  assignHrefOf: (group: HelpGroup) => string | null
}) {
  const t = useTranslations('teams.together')
  const words = useTranslations('interface')
  return (
    <ul className="together">
      {groups.map((group) => {
        const practice = practices.find(({ id }) => id === group.practice)
        const href = assignHrefOf(group)
        const others = group.people.length - maxNames
        return (
          <li key={group.practice}>
            <h3>{practice && <Words text={practice.name} />}</h3>
            <p>
              <Link href={gridHrefOf(group.practice)}>{t('people', { count: group.people.length })}</Link>:{' '}
              {group.people
                .slice(0, maxNames)
                .map(fullName)
                .join(`${words('comma')} `)}
              {others > 0 && <> {t('others', { count: others })}</>}
              {group.asked > 0 && group.module && (
                <>
                  .{' '}
                  {t.rich('asked', {
                    count: group.asked,
                    module: () => group.module && <Words text={group.module.title} />,
                  })}
                </>
              )}
            </p>
            {href !== null && group.module !== null && group.asked < group.people.length && (
              <Link className="together-act" href={href}>
                {t.rich('askAll', {
                  count: group.people.length - group.asked,
                  module: () => group.module && <Words text={group.module.title} />,
                })}
              </Link>
            )}
          </li>
        )
      })}
    </ul>
  )
}
