import { useFormatter, useTranslations } from 'next-intl'
import { useSides } from '#components/charts/use-sides.ts'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { Link } from '#components/ui/link.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { Words } from '#components/ui/words.tsx'
import type { PracticeHead } from '#components/understanding/types.ts'
import type { TrainingEffect } from '#domain/comprehension/effect/training-effect.ts'
import { wholeDay } from '#domain/dates/date-formats.ts'
import type { ReportTable } from '#domain/reports/report-table.ts'
import type { Text } from '#domain/scenario/module.ts'
import { Downloads } from './downloads.tsx'
import { ReportTableView } from './report-table-view.tsx'
import { spanOf } from './span.ts'
import './effect-report-view.css'
import '#components/charts/chart.css'
import './definitions.css'

export type EffectReportProps = {
  readonly asOf: Date
  readonly modules: readonly {
    readonly face: { readonly slug: string; readonly title: Text }
    readonly practices: readonly PracticeHead[]
    readonly effect: TrainingEffect
  }[]
}

/** Whether each module works: in a sentence, to scale, and in numbers. */
export function EffectReportView({ report, table }: { report: EffectReportProps; table: ReportTable }) {
  const t = useTranslations('effect')
  const format = useFormatter()
  const night = format.dateTime(report.asOf, wholeDay)
  return (
    <>
      <PageHead
        title={t('title')}
        detail={t('detail', { night })}
        above={<Link href="/admin">{t('back')}</Link>}
        actions={<Downloads href="/api/reports/effect" tables={[table]} definitions="effect" />}
      >
        <p>{t('words')}</p>
      </PageHead>
      <Section title={t('modules')} id="modules">
        <ul className="effects">
          {report.modules.map(({ face, practices, effect }) => (
            <li key={face.slug}>
              <h3>
                <Words text={face.title} />
              </h3>
              <p className="effect-practices">{format.list(practices.map(({ name }) => name.text))}</p>
              <EffectScale effect={effect} />
              <p className={effect.verdict === 'better' || effect.verdict === 'worse' ? 'effect-clear' : undefined}>
                <EffectSentence effect={effect} />
              </p>
              <ComparisonSentence effect={effect} />
            </li>
          ))}
        </ul>
        <Disclosure summary={t('numbers')}>
          <ReportTableView table={table} />
        </Disclosure>
      </Section>
      <Section title={t('method')} id="method">
        <div className="definition">
          <p>{t('methodWords')}</p>
          <p>{t('limits')}</p>
        </div>
      </Section>
    </>
  )
}

const wayOf = (change: number) => (change > 0 ? 'more' : change < 0 ? 'fewer' : 'none')

const points = (share: number) => Math.round(share * 100)

function EffectSentence({ effect }: { effect: TrainingEffect }) {
  const t = useTranslations('effect.verdict')
  if (effect.verdict === 'too-few-answers') return t('too-few-answers', { people: effect.people })
  const range = spanOf({ low: points(effect.interval.low), high: points(effect.interval.high) })
  const figures = { effect: Math.abs(points(effect.effect)), ...range }
  return effect.verdict === 'better' && effect.drift === null ? t('better-alone', figures) : t(effect.verdict, figures)
}

function ComparisonSentence({ effect }: { effect: TrainingEffect }) {
  const t = useTranslations('effect.comparison')
  if (effect.verdict === 'too-few-answers') return null
  return (
    <p className="effect-comparison">
      {effect.drift === null
        ? t('nobody', { people: effect.people })
        : t('others', {
            people: effect.people,
            others: effect.comparison,
            drift: Math.abs(points(effect.drift)),
            way: wayOf(points(effect.drift)),
          })}
    </p>
  )
}

/** From so many points fewer to so many more. */
const reach = 30
const placeOf = (share: number) => 2 + ((Math.max(-reach, Math.min(reach, share * 100)) + reach) / (2 * reach)) * 96

/** The effect with its interval on a scale from 30 fewer to 30 more of 100, with nothing in the middle. */
function EffectScale({ effect }: { effect: TrainingEffect }) {
  const t = useTranslations('effect.scale')
  const sides = useSides()
  const place = (share: number) => `${sides.across(placeOf(share))}%`
  if (effect.verdict === 'too-few-answers') return null
  const { low, high } = effect.interval
  return (
    <svg
      className="effect-scale"
      width="100%"
      height="40"
      role="img"
      aria-label={t('name', {
        effect: Math.abs(points(effect.effect)),
        way: wayOf(points(effect.effect)),
        ...spanOf({ low: points(low), high: points(high) }),
      })}
    >
      <line className="chart-line" x1="2%" x2="98%" y1="12" y2="12" />
      <line className="effect-nothing" x1="50%" x2="50%" y1="2" y2="22" />
      <line className="effect-interval" x1={place(low)} x2={place(high)} y1="12" y2="12" />
      <line className="effect-end" x1={place(low)} x2={place(low)} y1="7" y2="17" />
      <line className="effect-end" x1={place(high)} x2={place(high)} y1="7" y2="17" />
      <circle className="chart-dot" cx={place(effect.effect)} cy="12" r="5" />
      <text className="chart-words" x={place(-1)} y="37" textAnchor={sides.after}>
        {sides.words(t('fewer', { points: reach }))}
      </text>
      <text className="chart-words" x="50%" y="37" textAnchor="middle">
        {t('nothing')}
      </text>
      <text className="chart-words" x={place(1)} y="37" textAnchor={sides.before}>
        {sides.words(t('more', { points: reach }))}
      </text>
    </svg>
  )
}
