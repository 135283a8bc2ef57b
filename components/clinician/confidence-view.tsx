import { useTranslations } from 'next-intl'
import { DataTable } from '#components/ui/data-table.tsx'
import type { ConfidenceFit, ConfidenceLevel } from '#domain/comprehension/confidence-fit.ts'
import './confidence-view.css'

/** How confidence goes with being right, to the reader of their own answers: in words, a figure and a table. */
export function ConfidenceView({ fit, levels }: { fit: ConfidenceFit; levels: readonly ConfidenceLevel[] }) {
  const t = useTranslations('clinician.confidence')
  const words = useTranslations('interface')
  const percent = (share: number) => Math.round(share * 100)
  return (
    <div className="confidence-view">
      <p>{t(`reader.${fit}`)}</p>
      <DataTable
        caption={t('caption')}
        columns={[
          { key: 'confidence', label: t('columns.confidence') },
          { key: 'figure', label: <span className="sr-only">{t('columns.share')}</span> },
          { key: 'share', label: t('columns.share'), align: 'end' },
          { key: 'stated', label: t('columns.stated'), align: 'end' },
          { key: 'right', label: t('columns.right'), align: 'end' },
          { key: 'answers', label: t('columns.answers'), align: 'end' },
        ]}
        rows={levels.map(({ confidence, answers, right, stated }) => ({
          key: confidence,
          cells: [
            words(`confidence.${confidence}`),
            answers === 0 ? null : (
              <ConfidenceBar
                key="figure"
                share={right / answers}
                stated={stated}
                label={t('figure', {
                  confidence: words(`confidence.${confidence}`),
                  share: percent(right / answers),
                  stated: percent(stated),
                })}
              />
            ),
            answers === 0 ? t('none') : words('percent', { value: percent(right / answers) }),
            words('percent', { value: percent(stated) }),
            right,
            answers,
          ],
        }))}
      />
    </div>
  )
}

/** The share right as a bar, and a mark at what the confidence stands for. */
function ConfidenceBar({ share, stated, label }: { share: number; stated: number; label: string }) {
  return (
    <svg className="confidence-bar" width="100%" height="20" role="img" aria-label={label}>
      <rect className="confidence-ground" y="5" width="100%" height="10" rx="2" />
      <rect className="confidence-right" y="5" width={`${share * 100}%`} height="10" rx="2" />
      <line className="confidence-stated" x1={`${stated * 100}%`} x2={`${stated * 100}%`} y1="0" y2="20" />
    </svg>
  )
}
