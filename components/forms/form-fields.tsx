'use client'

import type { ComponentProps } from 'react'
import { CheckField, ChoiceField } from '#components/ui/choice-fields.tsx'
import { DateField } from '#components/ui/date-field.tsx'
import { FileField } from '#components/ui/file-field.tsx'
import { PasswordField } from '#components/ui/password-field.tsx'
import { Select } from '#components/ui/select.tsx'
import { TextArea, TextField } from '#components/ui/text-field.tsx'
import { useField } from './use-field.ts'

// The fields of `components/ui` inside an ActionForm: they keep what was typed and show what was wrong.

type InForm<Props> = Omit<Props, 'id' | 'error'>

export function FormText(props: InForm<ComponentProps<typeof TextField>>) {
  const { id, typed, error } = useField(props.name)
  return <TextField {...props} id={id} error={error} defaultValue={typed?.[0] ?? props.defaultValue} />
}

export function FormTextArea(props: InForm<ComponentProps<typeof TextArea>>) {
  const { id, typed, error } = useField(props.name)
  return <TextArea {...props} id={id} error={error} defaultValue={typed?.[0] ?? props.defaultValue} />
}

export function FormPassword(props: InForm<ComponentProps<typeof PasswordField>>) {
  const { id, error } = useField(props.name)
  return <PasswordField {...props} id={id} error={error} />
}

/** What was chosen is chosen again where the form comes back: no page can. */
export function FormFile(props: InForm<ComponentProps<typeof FileField>>) {
  const { id, error } = useField(props.name)
  return <FileField {...props} id={id} error={error} />
}

export function FormDate(props: InForm<ComponentProps<typeof DateField>>) {
  const { id, typed, error } = useField(props.name)
  return <DateField {...props} id={id} error={error} defaultValue={typed?.[0] ?? props.defaultValue} />
}

export function FormSelect(props: InForm<ComponentProps<typeof Select>>) {
  const { id, typed, error } = useField(props.name)
  return <Select {...props} id={id} error={error} defaultValue={typed?.[0] ?? props.defaultValue} />
}

export function FormChoice(props: InForm<ComponentProps<typeof ChoiceField>>) {
  const { id, typed, error } = useField(props.name)
  return <ChoiceField {...props} id={id} error={error} chosen={typed ?? props.chosen} />
}

export function FormCheck(props: InForm<ComponentProps<typeof CheckField>>) {
  const { id, typed, error } = useField(props.name)
  return (
    <CheckField
      {...props}
      id={id}
      error={error}
      defaultChecked={typed === undefined ? props.defaultChecked : typed.length > 0}
    />
  )
}
