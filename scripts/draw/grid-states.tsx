import type { ReactNode } from 'react'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { GapScale } from '#components/understanding/gap-scale.tsx'
import { HelpFirst } from '#components/understanding/help-first.tsx'
import { PracticeRows } from '#components/understanding/practice-rows.tsx'
import { StatusKey } from '#components/understanding/status-key.tsx'
import type { HelpRow } from '#components/understanding/types.ts'
import { UnderstandingGrid } from '#components/understanding/understanding-grid.tsx'
import { cell, practices, rows } from './grid-rows.ts'
import { LookBar } from './look-bar.tsx'
import { en } from './stages.ts'

const share = (value: number) => ({
  share: value,
  interval: { low: value - 0.13, high: value + 0.12 },
  notEnoughEvidence: 0.08,
  n: 12,
})
const shares = new Map(practices.map(({ id }, column) => [id, share(0.41 + ((column * 7) % 20) / 100)]))

const help: HelpRow[] = rows.slice(0, 3).map((person, place) => ({
  person,
  need: {
    practice: practices[place]?.id ?? '',
    because: (['confidently-wrong', 'confidently-wrong', 'faded'] as const)[place] ?? 'faded',
    harm: 1,
  },
  cell: {
    ...cell('approved-tools', 6),
    misconceptions:
      place < 2 ? [{ id: 'encrypted', sentence: en('Encrypted is approved.'), ask: en('How do you check?') }] : [],
  },
  practices: place + 1,
  unknown: place,
  asked: null,
  reminder: { at: null, by: null, unless: null },
  module: { slug: 'the-call-that-dropped', title: en('The call that dropped') },
}))

const helping = { practices, peopleHref: '/grid', assignHrefOf: () => '/grid', reminderOf: () => null, allHref: null }

export const gridStates: Readonly<Record<string, () => ReactNode>> = {
  grid: () => (
    <>
      <LookBar />
      <Page>
        <PageHead
          title="Cardiology"
          detail="12 clinicians · as of 21 November 2026"
          actions={
            <>
              <a href="/grid">Spreadsheet</a>
              <a href="/grid">What these words mean</a>
            </>
          }
        />
        <div className="grid gap-x-14 md:grid-cols-2">
          <Section title="Finished is not understood">
            <GapScale
              completed={{ done: 33, assigned: 36 }}
              understood={{ ...share(0.61), interval: { low: 0.54, high: 0.68 }, notEnoughEvidence: 0.07 }}
            />
          </Section>
          <Section title="Help first">
            <HelpFirst {...helping} changeHrefOf={helping.assignHrefOf} rows={help} notKnown={rows.slice(3, 5)} />
          </Section>
        </div>
        <UnderstandingGrid
          caption="Who understands what in Cardiology"
          asOf={new Date('2026-11-21T10:00:00Z')}
          practices={practices}
          people={rows}
          shares={shares}
          peopleHref="/grid"
        />
      </Page>
    </>
  ),
  'grid-small': () => (
    <Page>
      <PageHead title="Night team" detail="3 clinicians" />
      <GapScale completed={{ done: 9, assigned: 9 }} understood="too-few" />
      <HelpFirst {...helping} changeHrefOf={helping.assignHrefOf} rows={[]} notKnown={[]} />
      <UnderstandingGrid
        caption="Who understands what"
        asOf={new Date('2026-11-21T10:00:00Z')}
        practices={practices}
        people={rows.slice(0, 3)}
        shares="too-few"
        peopleHref="/grid"
      />
    </Page>
  ),
  practices: () => (
    <Page width="reading">
      <PageHead title="What I understand">
        <p>You see this before anyone else does.</p>
      </PageHead>
      <PracticeRows
        practices={practices}
        cells={rows[0]?.cells ?? []}
        of="reader"
        neededOf={({ critical: weighty }) => (weighty ? 0.9 : 0.8)}
        sinceOf={() => new Date('2026-10-12T10:00:00Z')}
      />
      <h2>The words</h2>
      <StatusKey explained="yes" />
    </Page>
  ),
}
