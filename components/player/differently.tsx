import { useTranslations } from 'next-intl'
import { Words } from '#components/ui/words.tsx'
import type { Debrief, Feedback } from '#domain/scenario/learner-view.ts'
import { OptionWords } from './option-words.tsx'
import './differently.css'

/** So that what to remember is little enough to remember: the first ones, which the others often follow from. */
const maxCauses = 3

/** What the reader would do differently: what they chose where something was safer, and what that is. */
export function Differently({ decisions }: Pick<Debrief, 'decisions'>) {
  const t = useTranslations('player.debrief.differently')
  const wrong = decisions.filter(({ feedback }) => !feedback.correct)
  if (wrong.length === 0) return <p>{t('nothing')}</p>
  return (
    <ul className="differently">
      {wrong.slice(0, maxCauses).map(({ sceneId, feedback }) => (
        <li key={sceneId}>
          <p className="differently-prompt">
            <Words text={feedback.prompt} />
          </p>
          <dl>
            {isChosenOf(feedback) && (
              <>
                <dt>{t('then')}</dt>
                <dd className="differently-then">
                  <Texts format={feedback.format} options={feedback.options.filter(({ chosen }) => chosen)} />
                </dd>
              </>
            )}
            <dt>{t('next')}</dt>
            <dd>
              {isChosenOf(feedback) ? (
                <Texts format={feedback.format} options={feedback.options.filter(({ correct }) => correct)} />
              ) : (
                <Words text={feedback.principle} />
              )}
            </dd>
          </dl>
        </li>
      ))}
    </ul>
  )
}

/** Where one or several were chosen; of what was put in order, sorted or struck the principle says more. */
function isChosenOf({ format, options }: Feedback): boolean {
  return (
    (format === 'single' || format === 'multiple' || format === 'where-from') && options.some(({ chosen }) => chosen)
  )
}

function Texts({ format, options }: Pick<Feedback, 'format' | 'options'>) {
  return options.map((option) => (
    <span key={option.id}>
      <OptionWords format={format} option={option} />
    </span>
  ))
}
