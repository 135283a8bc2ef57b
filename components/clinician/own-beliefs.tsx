import { useFormatter, useTranslations } from 'next-intl'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { Words } from '#components/ui/words.tsx'
import { byNeed } from '#components/understanding/practice-rows.tsx'
import type { PracticeHead, UnderstandingCell } from '#components/understanding/types.ts'
import type { Text } from '#domain/scenario/module.ts'
import type { DrawnHistory } from './types.ts'
import './own-beliefs.css'

/** So many are read; a list of twenty is not. */
const atFirst = 3

/** What the reader's own answers rest on: what they hold now, each with its practice, and what they have put right. */
export function OwnBeliefs({
  practices,
  cells,
  histories,
}: {
  practices: readonly PracticeHead[]
  /** In the order of the practices, as the histories are. */
  cells: readonly UnderstandingCell[]
  histories: readonly Pick<DrawnHistory, 'practice' | 'putRight'>[]
}) {
  const t = useTranslations('clinician.own')
  const format = useFormatter()
  const heldBeliefs = byNeed(practices, cells).flatMap(({ practice, cell }) =>
    cell.misconceptions.map(({ id, sentence }) => ({ id, sentence, practice })),
  )
  const further = heldBeliefs.slice(atFirst)
  const putRight = histories
    .flatMap(({ putRight }) => [...putRight])
    .toSorted((a, b) => b.at.getTime() - a.at.getTime())
  if (heldBeliefs.length + putRight.length === 0) return null
  return (
    <section className="own-beliefs" aria-labelledby="beliefs">
      <h2 id="beliefs">{t('beliefs')}</h2>
      {heldBeliefs.length > 0 && <HeldBeliefs beliefs={heldBeliefs.slice(0, atFirst)} />}
      {further.length > 0 && (
        <Disclosure summary={t('moreBeliefs', { count: further.length })}>
          <HeldBeliefs beliefs={further} />
        </Disclosure>
      )}
      {putRight.length > 0 && (
        <Disclosure summary={t('putRight', { count: putRight.length })}>
          <ul>
            {putRight.map(({ id, sentence, at }) => (
              <li key={id}>
                <q>
                  <Words text={sentence} />
                </q>
                <small>{format.dateTime(at, { dateStyle: 'long' })}</small>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </section>
  )
}

function HeldBeliefs({
  beliefs,
}: {
  beliefs: readonly { readonly id: string; readonly sentence: Text; readonly practice: PracticeHead }[]
}) {
  return (
    <ul>
      {beliefs.map(({ id, sentence, practice }) => (
        <li key={id} className="own-held">
          <q>
            <Words text={sentence} />
          </q>
          <small>
            <Words text={practice.name} />
          </small>
        </li>
      ))}
    </ul>
  )
}
