import { getTranslations } from 'next-intl/server'
import type { EffectReport } from '#data/reports/effect.ts'
import type { ReportCell, ReportTable } from '#domain/reports/report-table.ts'

const points = (share: number) => Math.round(share * 100)

/** Each module, before and after, in the language of the request. */
export async function effectTable({ modules }: EffectReport): Promise<ReportTable> {
  const [t, reports] = await Promise.all([getTranslations('effect'), getTranslations('reports')])
  const number = (key: string, label: string) => ({ key, label, kind: 'number' as const })
  return {
    key: 'modules',
    title: t('tables.modules'),
    columns: [
      { key: 'module', label: t('columns.module'), kind: 'text' },
      { key: 'verdict', label: t('columns.verdict'), kind: 'text' },
      number('effect', t('columns.effect')),
      number('low', reports('columns.low')),
      number('high', reports('columns.high')),
      number('before', t('columns.before')),
      number('after', t('columns.after')),
      number('drift', t('columns.drift')),
      number('people', t('columns.people')),
      number('comparison', t('columns.comparison')),
    ],
    rows: modules.map(({ face, effect }): ReportCell[] => {
      const begin = [face.title.text, t(`short.${effect.verdict}`)]
      if (effect.verdict === 'too-few-answers')
        return [...begin, null, null, null, null, null, null, effect.people, null]
      const before = effect.typical + effect.before
      return [
        ...begin,
        points(effect.effect),
        points(effect.interval.low),
        points(effect.interval.high),
        points(before),
        points(before + effect.change),
        effect.drift === null ? null : points(effect.drift),
        effect.people,
        effect.comparison,
      ]
    }),
  }
}
