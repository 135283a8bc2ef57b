import { getTranslations } from 'next-intl/server'
import { ActionForm } from '#components/forms/action-form.tsx'
import { SeenVersion } from '#components/forms/seen-version.tsx'
import { Button } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'
import { Section } from '#components/ui/section.tsx'
import { Select } from '#components/ui/select.tsx'
import { previewRetention } from '#data/retention/preview-retention.ts'
import type { Administrator } from '#data/viewer.ts'
import { periodChoices, type RetentionKind } from '#domain/retention/periods.ts'
import { keepForSoLong } from '#server/actions/retention-actions.ts'

type Period = {
  readonly viewer: Administrator
  readonly kind: RetentionKind
  readonly months: number
  readonly version: string
  /** What is asked about; null: nothing. */
  readonly wanted: number | null
}

/** For how long one kind of data is kept, and what another time would delete. */
export async function PeriodSection({ viewer, kind, months, version, wanted }: Period) {
  const t = await getTranslations('retention')
  const count = wanted === null ? 0 : await previewRetention(viewer, { kind, months: wanted }, { now: new Date() })
  return (
    <>
      <Section title={t(`${kind}.title`)} id={kind}>
        <p>{t(`${kind}.now`, { months })}</p>
        <p>{t(`${kind}.intro`)}</p>
        <form action="/admin/retention#preview">
          <input type="hidden" name="kind" value={kind} />
          <Select
            id={`${kind}-months`}
            name="months"
            label={t(`${kind}.label`)}
            hint={t(`${kind}.hint`)}
            defaultValue={`${wanted ?? months}`}
            choices={periodChoices[kind].map((choice) => ({
              value: `${choice}`,
              label: t('months', { months: choice }),
            }))}
          />
          <Button type="submit" kind="quiet">
            {t('show')}
          </Button>
        </form>
      </Section>
      {wanted !== null && (
        <Section title={t(`${kind}.preview.title`, { months: wanted })} id="preview">
          <p>{t(`${kind}.preview.${wanted < months ? 'shorter' : 'longer'}`, { people: count, count })}</p>
          <ActionForm
            action={keepForSoLong}
            kind={wanted < months ? 'danger' : 'primary'}
            submit={t(`${kind}.preview.submit`, { months: wanted })}
          >
            <SeenVersion version={version} />
            <input type="hidden" name="kind" value={kind} />
            <input type="hidden" name="months" value={wanted} />
          </ActionForm>
          <p>
            <Link href="/admin/retention">{t('preview.cancel')}</Link>
          </p>
        </Section>
      )}
    </>
  )
}
