import { getTranslations } from 'next-intl/server'
import type { OwnAnswer } from '#data/reports/own-answers.ts'
import type { ReportCell, ReportTables } from '#domain/reports/report-table.ts'

/** Someone's own answers as a table: one line an answer, newest first. */
export async function answerTables(answers: readonly OwnAnswer[], { now }: { now: Date }): Promise<ReportTables> {
  const t = await getTranslations('clinician.answers')
  const words = await getTranslations('interface.confidence')
  const columns = ['at', 'where', 'practice', 'question', 'choice', 'verdict', 'best', 'why', 'confidence', 'counts']
  return {
    name: 'my-answers',
    asOf: now,
    tables: [
      {
        key: 'answers',
        title: t('table.title'),
        columns: columns.map((key) => ({ key, label: t(`table.${key}`), kind: key === 'at' ? 'date' : 'text' })),
        rows: answers.map(({ answeredAt, title, practice, feedback, confidence, counts }): ReportCell[] => {
          const chosenOptions = feedback.options.filter((option) => option.chosen)
          // What an order was given in is its places; what was chosen otherwise comes as it was shown.
          const inOrder = chosenOptions.toSorted((a, b) => (a.place?.chosen ?? 0) - (b.place?.chosen ?? 0))
          const trayOf = (id: string | undefined) => feedback.trays?.find((tray) => tray.id === id)?.text.text ?? ''
          const best = feedback.options.filter(
            ({ correct, place, tray }) => correct || place !== null || tray !== undefined,
          )
          return [
            answeredAt,
            title?.text ?? t('followUp'),
            practice?.text ?? null,
            feedback.prompt.text,
            inOrder.map(({ text, tray }) => (tray ? `${trayOf(tray.chosen)}: ${text.text}` : text.text)).join(' | '),
            t(feedback.correct ? 'table.right' : 'table.wrong'),
            best.map(({ text, tray }) => (tray ? `${trayOf(tray.right)}: ${text.text}` : text.text)).join(' | '),
            feedback.principle.text,
            words(confidence),
            t(counts ? 'table.yes' : 'table.no'),
          ]
        }),
      },
    ],
  }
}
