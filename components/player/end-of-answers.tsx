import { useTranslations } from 'next-intl'
import type { Ref } from 'react'
import './player.css'

/** Every case that the page held is answered, and the answers wait for a network: nothing is left to do here. */
export function EndOfAnswers({
  count,
  home,
  headingRef,
}: {
  count: number
  home: string
  headingRef: Ref<HTMLHeadingElement>
}) {
  const t = useTranslations('player.all-given')
  return (
    <div className="prose">
      <h2 ref={headingRef} tabIndex={-1}>
        {t('title')}
      </h2>
      <p>{t('words', { count })}</p>
      <p>
        <a href={home}>{t('home')}</a>
      </p>
    </div>
  )
}
