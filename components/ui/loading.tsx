import { useTranslations } from 'next-intl'
import './loading.css'

const shapes = { page: ['title', 'line', 'line', 'short'], lines: ['line', 'line', 'short'] } as const

/** While a page is on its way: its outline, and a word for anyone who does not see it. */
export function Loading({ shape = 'page' }: { shape?: keyof typeof shapes }) {
  const t = useTranslations('interface')
  return (
    <div className="loading" role="status">
      <span className="sr-only">{t('loading')}</span>
      {shapes[shape].map((part, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed drawing
        <span key={place} className={`loading-${part}`} />
      ))}
    </div>
  )
}
