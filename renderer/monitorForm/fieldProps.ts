import type { FormValues } from './formValues.ts'
import type { SetForm } from './useMonitorForm.ts'

/** What every group of fields gets: the values, a way to change them, and the sentence wrong with a field. */
export type FieldProps = { form: FormValues; set: SetForm; issue: (path: string) => string | undefined }
