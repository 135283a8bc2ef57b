import { useFormatter, useTranslations } from 'next-intl'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { Section } from '#components/ui/section.tsx'
import { Words } from '#components/ui/words.tsx'
import { dayOfMoment } from '#domain/dates/date-formats.ts'
import type { Text } from '#domain/scenario/module.ts'
import './conversations.css'

export type HeldBelief = {
  readonly id: string
  readonly sentence: Text
  /** An open question about it that does not give the answer away. */
  readonly ask: Text | null
  readonly lastAt: string
}

/** What someone believes that stands in the way, each with the question to ask them about it. */
export function Conversations({ name, beliefs }: { name: string; beliefs: readonly HeldBelief[] }) {
  const t = useTranslations('teams.person')
  const [first, ...others] = beliefs
  if (first === undefined) return null
  return (
    <Section title={t('talk', { name })} id="talk">
      <Conversation name={name} belief={first} />
      {others.length > 0 && (
        <Disclosure summary={t('moreTalk', { count: others.length })}>
          {others.map((belief) => (
            <Conversation key={belief.id} name={name} belief={belief} />
          ))}
        </Disclosure>
      )}
    </Section>
  )
}

function Conversation({ name, belief: { sentence, ask, lastAt } }: { name: string; belief: HeldBelief }) {
  const t = useTranslations('teams.person')
  const format = useFormatter()
  return (
    <div className="conversation">
      {ask && (
        <p className="conversation-ask">
          <Words text={ask} />
        </p>
      )}
      <p className="conversation-belief">
        <q>
          <Words text={sentence} />
        </q>
      </p>
      <p className="conversation-rests">{t('rests', { name, date: format.dateTime(new Date(lastAt), dayOfMoment) })}</p>
    </div>
  )
}
