import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Words } from '#components/ui/words.tsx'
import type { ModuleFace } from './types.ts'
import '#components/ui/item-list.css'

/** One module in a list: what it is about, what it asks of you, and one thing to do with it. */
export function ModuleLine({ face, facts, action }: { face: ModuleFace; facts?: ReactNode; action: ReactNode }) {
  const t = useTranslations('learn')
  return (
    <li className="item-line">
      <div className="item-words">
        <h3>
          <Words text={face.title} />
        </h3>
        <p>
          <Words text={face.summary} />
        </p>
        <p className="item-facts">
          <span>{t('minutes', { minutes: face.minutes })}</span>
          {facts}
        </p>
      </div>
      <div className="item-action">{action}</div>
    </li>
  )
}
