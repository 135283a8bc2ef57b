import { useLocale, useTranslations } from 'next-intl'
import { directionOf } from '#components/ui/direction.ts'
import { isAtHome } from '#components/ui/words.tsx'
import { changedWords } from '#domain/policy/changed-words.ts'
import type { Text } from '#domain/scenario/module.ts'
import './policy.css'

/** A text as it is and as it would be, the words that differ set off in each. */
export function ChangedText({ before, after }: { before: Text; after: Text }) {
  const t = useTranslations('policy.preview')
  const changes = changedWords(before.text, after.text)
  const sides = [
    { side: 'now', text: before, words: changes.before },
    { side: 'then', text: after, words: changes.after },
  ] as const
  return (
    <dl className="changed-text">
      {sides.map(({ side, text, words }) => (
        <div key={side}>
          <dt>{t(side)}</dt>
          <Wording text={text}>
            {text.text === '' ? (
              <em>{t('blank')}</em>
            ) : (
              <>
                {changes.start}
                {words !== '' && (side === 'now' ? <del>{words}</del> : <ins>{words}</ins>)}
                {changes.end}
              </>
            )}
          </Wording>
        </div>
      ))}
    </dl>
  )
}

function Wording({ text, children }: { text: Text; children: React.ReactNode }) {
  const locale = useLocale()
  if (isAtHome(text, locale)) return <dd>{children}</dd>
  return (
    <dd lang={text.language} dir={directionOf(text.language)}>
      {children}
    </dd>
  )
}
