import { useTranslations } from 'next-intl'
import { Fragment, type ReactNode } from 'react'
import { Words } from '#components/ui/words.tsx'
import type { Paper, Text } from '#domain/scenario/module.ts'
import './sheet.css'
import './doing.css'

type Passage = { readonly id: string; readonly label?: Text }

/** A passage with a label begins a row; those after it without one belong to the same row. */
function rowsOf<Each extends Passage>(passages: readonly Each[]): Each[][] {
  const rows: Each[][] = []
  for (const passage of passages) {
    const last = rows.at(-1)
    if (last === undefined || passage.label !== undefined) rows.push([passage])
    else last.push(passage)
  }
  return rows
}

/** A letter, form, chat or screenshot on the worktop: paper stays paper in the dark. `draw` draws one passage. */
export function Sheet<Each extends Passage>({
  paper,
  passages,
  draw,
}: {
  paper: Paper
  passages: readonly Each[]
  draw: (passage: Each) => ReactNode
}) {
  const t = useTranslations('player.strike')
  return (
    <div className="worktop">
      <div className={`sheet sheet-${paper.kind}`}>
        <p className="sheet-head">
          <b>
            <Words text={paper.title} />
          </b>
          <span>{t('for', { reader: paper.reader.text })}</span>
        </p>
        {rowsOf(passages).map((row) => (
          <SheetRow key={row[0]?.id} label={row[0]?.label ?? null}>
            {row.map((passage) => (
              <Fragment key={passage.id}>{draw(passage)}</Fragment>
            ))}
          </SheetRow>
        ))}
      </div>
    </div>
  )
}

function SheetRow({ label, children }: { label: Text | null; children: ReactNode }) {
  if (label === null) return <div className="sheet-row sheet-row-bare">{children}</div>
  return (
    <fieldset className="sheet-row">
      <legend>
        <Words text={label} />
      </legend>
      <div>{children}</div>
    </fieldset>
  )
}
