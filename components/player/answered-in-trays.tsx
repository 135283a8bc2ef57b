import { useTranslations } from 'next-intl'
import { Words } from '#components/ui/words.tsx'
import type { Feedback } from '#domain/scenario/learner-view.ts'
import { Slip, Trays } from './trays.tsx'

/** The trays as they were left, what lies wrong marked where it is and where it belongs. */
export function InTrays({ feedback: { options, trays = [] } }: { feedback: Feedback }) {
  const t = useTranslations('player.feedback.sort')
  const numberedOptions = options.map((option, place) => ({ ...option, number: place + 1 }))
  return (
    <Trays
      trays={trays}
      lying={(trayId) => ({
        count: numberedOptions.filter(({ tray }) => tray?.chosen === trayId).length,
        slips: numberedOptions.flatMap(({ id, number, text, tray, correct }) => {
          if (tray?.chosen === trayId)
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
  )
}
