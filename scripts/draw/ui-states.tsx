import type { ReactNode } from 'react'
import { Button, ButtonLink } from '#components/ui/button.tsx'
import { CheckField, ChoiceField } from '#components/ui/choice-fields.tsx'
import { DataTable } from '#components/ui/data-table.tsx'
import { DateField } from '#components/ui/date-field.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { ErrorPage } from '#components/ui/error-page.tsx'
import { ErrorSummary } from '#components/ui/error-summary.tsx'
import { Loading } from '#components/ui/loading.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { Page } from '#components/ui/page.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { PasswordField } from '#components/ui/password-field.tsx'
import { Section } from '#components/ui/section.tsx'
import { Select } from '#components/ui/select.tsx'
import { marks, StatusMark } from '#components/ui/status-mark.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { TextArea, TextField } from '#components/ui/text-field.tsx'
import { Words } from '#components/ui/words.tsx'
import { LookBar } from './look-bar.tsx'

const problems = [
  { field: 'email', message: 'Enter an e-mail address, like name@hospital.example' },
  { field: 'due', message: 'The due date must be after today' },
]

export const uiStates: Readonly<Record<string, () => ReactNode>> = {
  ui: () => (
    <>
      <LookBar />
      <Page>
        <PageHead
          title="Assign a module"
          detail="Cardiology"
          above={<a href="/ui">All assignments</a>}
          actions={
            <>
              <a href="/ui">Spreadsheet</a>
              <a href="/ui">Print</a>
            </>
          }
        >
          <p>Clinicians see it at once under “To do”, with how long it takes and when it is due.</p>
        </PageHead>
        <div className="flex flex-wrap gap-3">
          <Button>Assign it</Button>
          <Button kind="quiet">Cancel</Button>
          <Button kind="danger">Withdraw</Button>
          <Button disabled>Not yet</Button>
          <ButtonLink href="/ui" kind="quiet">
            A link
          </ButtonLink>
        </div>
        <Notice kind="done" title="Assigned">
          The call that dropped is assigned to 12 people.
        </Notice>
        <Notice>Nothing is sent by e-mail yet.</Notice>
        <Notice kind="alarm" title="It could not be saved">
          Someone else has changed it meanwhile.
        </Notice>
        <Section title="Form" id="form" aside="2 problems">
          <ErrorSummary problems={problems} />
          <TextField
            name="email"
            type="email"
            label="Email address"
            hint="The one at work."
            error={problems[0]?.message}
            defaultValue="amara"
          />
          <PasswordField name="password" label="Password" autoComplete="current-password" />
          <Select
            name="team"
            label="Team"
            choices={[{ value: 'a', label: 'Cardiology' }]}
            placeholder="Choose a team"
          />
          <DateField name="due" label="Due" error={problems[1]?.message} defaultValue="2026-11-20" />
          <TextArea name="why" label="Why" optional />
          <CheckField name="remind" label="Remind them a week before" hint="By e-mail." />
          <ChoiceField
            pick="one"
            name="who"
            label="Who is it for?"
            choices={[
              { value: 'team', label: 'A team' },
              { value: 'all', label: 'Everyone', hint: 'Also anyone who joins later.' },
            ]}
            chosen={['team']}
          />
        </Section>
        <Section title="Statuses" aside={<a href="/ui">What these words mean</a>}>
          <ul className="flex flex-wrap gap-x-6 gap-y-2">
            {marks.map((mark) => (
              <li key={mark}>
                <StatusMark mark={mark} />
              </li>
            ))}
          </ul>
          <p className="mt-4">
            <Tag>critical</Tag> <Tag kind="curtain">new</Tag> <Tag kind="alarm">overdue</Tag>{' '}
            <Words text={{ text: 'مرحبا بكم', language: 'ar' }} />
          </p>
          <Disclosure summary="What this rests on">Seven answers, the last on 3 November.</Disclosure>
        </Section>
        <Section title="Table">
          <DataTable
            caption="People"
            columns={[
              { key: 'name', label: 'Name' },
              { key: 'role', label: 'Profession' },
              { key: 'done', label: 'Completed', align: 'end' },
            ]}
            rows={[
              { key: '1', cells: ['Oyelaran, Tunde', 'Registrar', '3 of 3'] },
              { key: '2', cells: ['Castellanos, Iria', 'Consultant', '2 of 3'] },
            ]}
          />
        </Section>
        <EmptyState title="Nothing to do" action={<ButtonLink href="/ui">What I understand</ButtonLink>}>
          Everything that was asked of you is done.
        </EmptyState>
        <Section title="On its way">
          <Loading />
        </Section>
      </Page>
    </>
  ),
  broken: () => <ErrorPage kind="broken" requestId="0198f6c2-1b7e" action={<Button>Try again</Button>} />,
}
