'use client'

import { useTranslations } from 'next-intl'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { Words } from '#components/ui/words.tsx'
import type { Feedback } from '#domain/scenario/learner-view.ts'
import { Slip, Trays } from './trays.tsx'
import './judged.css'

/** The trays as they were left, what lies wrong marked where it is and where it belongs; then why, what lies wrong first. */
export function InTrays({ feedback: { options, trays = [] } }: { feedback: Feedback }) {
  const t = useTranslations('player.feedback.sort')
  const numbered = options.map((option, place) => ({ ...option, number: place + 1 }))
  const wrong = numbered.filter(({ correct }) => !correct)
  const right = numbered.filter(({ correct }) => correct)
  const nameOf = (id: string | undefined) => trays.find((tray) => tray.id === id)?.text.text ?? ''
  return (
    <>
      <p className="judged-count">{t('count', { right: right.length, of: options.length })}</p>
      <Trays
        trays={trays}
        lying={(trayId) => ({
          count: numbered.filter(({ tray }) => tray?.given === trayId).length,
          slips: numbered.flatMap(({ id, number, text, tray, correct }) => {
            if (tray?.given === trayId)
              return [
                <Slip key={id} number={number} kind={correct ? 'plain' : 'wrong'}>
                  <Words text={text} />
                  {!correct && <b>{t('move')}</b>}
                </Slip>,
              ]
            if (tray?.right !== trayId) return []
            return [
              <Slip key={id} number={number} kind="ghost">
                <Words text={text} />
                <b>{t('belongs')}</b>
              </Slip>,
            ]
          }),
        })}
      />
      <ul className="judged">
        {wrong.map(({ id, number, text, why, tray }) => (
          <li key={id} className="judged-option judged-wrong">
            <p className="judged-tags">
              <Tag>{t('you', { tray: nameOf(tray?.given) })}</Tag>
              <Tag kind="alarm">{t('better', { tray: nameOf(tray?.right) })}</Tag>
            </p>
            <p className="judged-text">
              {number}. <Words text={text} />
            </p>
            <p className="judged-why">
              <Words text={why} />
            </p>
          </li>
        ))}
      </ul>
      {right.length > 0 && (
        <Disclosure summary={t('others', { count: right.length })}>
          <ul className="judged">
            {right.map(({ id, number, text, why, tray }) => (
              <li key={id} className="judged-option judged-best">
                <p className="judged-tags">
                  <Tag kind="curtain">{nameOf(tray?.right)}</Tag>
                </p>
                <p className="judged-text">
                  {number}. <Words text={text} />
                </p>
                <p className="judged-why">
                  <Words text={why} />
                </p>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  )
}
