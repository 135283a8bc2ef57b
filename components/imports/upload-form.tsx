import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { TextArea } from '#components/ui/text-field.tsx'
import './upload-form.css'

/** A file to choose or to drop, or a table to paste. It goes to a route of its own, since forms of pages are small. */
export function UploadForm({ actId, error }: { actId: string; error: string | null }) {
  const t = useTranslations('import')
  return (
    <form action="/api/people/imports" method="post" encType="multipart/form-data">
      <input type="hidden" name="actId" value={actId} />
      <label className="upload-drop">
        <span className="upload-drop-title">{t('choose')}</span>
        <span className="upload-drop-hint" id="file-hint">
          {t('chooseHint')}
        </span>
        <input
          type="file"
          name="file"
          accept=".csv,.tsv,.txt,.xlsx,text/csv,text/plain,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          aria-invalid={error === null ? undefined : true}
          aria-describedby="file-hint"
        />
      </label>
      <TextArea name="pasted" label={t('paste')} hint={t('pasteHint')} rows={6} spellCheck={false} optional />
      <Button type="submit">{t('upload')}</Button>
    </form>
  )
}
