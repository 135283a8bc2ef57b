import { useTranslations } from 'next-intl'
import type { ImportStep } from '#domain/people-import/import-progress.ts'
import { LookAgain } from './look-again.tsx'
import './import-progress.css'

/** What the worker is doing with an import, and how far it is. */
export function ImportProgress({ step, done, total }: { step: ImportStep | null; done: number; total: number }) {
  const t = useTranslations('import')
  const words = t(`step.${step ?? 'read'}`)
  const doneSoFar = Math.min(done, total)
  return (
    <div className="import-progress">
      <p role="status">{words}</p>
      {/* Without a value it says that it goes on, and not how far. */}
      <progress aria-label={words} max={Math.max(total, 1)} {...(total > 0 && { value: doneSoFar })} />
      <p>{total > 0 ? t('reached', { done: doneSoFar, total }) : t('mayLeave')}</p>
      <LookAgain />
    </div>
  )
}
