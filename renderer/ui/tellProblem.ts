import { notifications } from '@mantine/notifications'
import { problemOf } from '../api/problem.ts'

/** Tells of a failed action in the corner of the window. */
export function tellProblem(title: string, error: unknown): void {
  const problem = problemOf(error)
  notifications.show({ color: 'red', title, message: `${problem.text} ${problem.next}`, autoClose: 10_000 })
}
