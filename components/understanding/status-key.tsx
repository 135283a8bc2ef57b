import { useTranslations } from 'next-intl'
import { marks, StatusShape } from '#components/ui/status-mark.tsx'
import './status-key.css'

/** What the shapes mean. */
export function StatusKey({ explained = 'no' }: { explained?: 'yes' | 'no' }) {
  const t = useTranslations('interface.status')
  const meaning = useTranslations('grid.meaning')
  return (
    <ul className={explained === 'yes' ? 'key key-explained' : 'key'}>
      {marks.map((mark) => (
        <li key={mark}>
          <StatusShape mark={mark} />
          <span>
            {explained === 'yes' ? <b>{t(mark)}</b> : t(mark)}
            {explained === 'yes' && <span>{meaning(mark)}</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}
