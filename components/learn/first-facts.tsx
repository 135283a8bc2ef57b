import { useTranslations } from 'next-intl'
import './first-facts.css'

/** What a new joiner reads beside the first module: nothing is late, nothing is measured, and who will see it. */
export function FirstFacts() {
  const t = useTranslations('learn.first')
  return (
    <ul className="first-facts">
      {(['overdue', 'measured', 'seen'] as const).map((fact) => (
        <li key={fact}>
          <b>{t(`${fact}.title`)}</b> {t(`${fact}.words`)}
        </li>
      ))}
    </ul>
  )
}
