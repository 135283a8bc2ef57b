import { getFormatter, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { BeginBar } from '#components/learn/begin-bar.tsx'
import { StoryPeople } from '#components/learn/story-people.tsx'
import type { ModuleFace } from '#components/learn/types.ts'
import { Link } from '#components/ui/link.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Words } from '#components/ui/words.tsx'
import { wholeDay } from '#domain/dates/date-formats.ts'
import type { Text } from '#domain/scenario/module.ts'
import type { StoryPerson } from '#domain/scenario/story-people.ts'
import '#components/ui/running-text.css'

/** Before a module is begun: what happens in it, what it asks, and what becomes of the answers. */
export async function Introduction({
  module,
  dueOn,
  people,
  action,
}: {
  module: ModuleFace & { readonly setting: Text }
  dueOn: Date | null
  people: readonly StoryPerson[]
  /** The button that begins it. */
  action: ReactNode
}) {
  const t = await getTranslations('learn')
  const format = await getFormatter()
  return (
    <Page width="reading">
      <PageHead title={<Words text={module.title} />} above={<Link href="/learn">{t('back')}</Link>}>
        <p className="font-serif text-prose text-ink">
          <Words text={module.summary} />
        </p>
      </PageHead>
      <p className="text-ink-soft">
        <Words text={module.setting} /> · {t('minutes', { minutes: module.minutes })}
        {dueOn !== null && ` · ${t('dueOn', { date: format.dateTime(dueOn, wholeDay) })}`}
      </p>
      <StoryPeople people={people} />
      <ul className="plain-list">
        {(['stop', 'first', 'sure', 'seen'] as const).map((part) => (
          <li key={part}>{t(`before.${part}`)}</li>
        ))}
      </ul>
      <BeginBar>{action}</BeginBar>
    </Page>
  )
}
