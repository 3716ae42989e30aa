import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconDownload } from '@tabler/icons-react'
import type { RefObject } from 'react'
import { wording } from '../../../electron/core/language/language.ts'
import { formatLocal } from '../format.ts'
import { saveText } from '../leaving.ts'
import { saveFile } from '../saveFile.ts'
import { tellProblem } from '../tellProblem.ts'
import { chartPng } from './chartPng.ts'
import type { ChartWindow } from './chartWindow.ts'

type Props = {
  /** What the chart is of: stands above the picture. */
  title: string
  /** The beginning of the files' names. */
  name: string
  window: ChartWindow
  /** Null while there is no picture, because the figures are shown as a table. */
  chart: RefObject<HTMLElement | null> | null
  csv: () => string
}

/** Takes a chart along: its picture, or its figures. */
export function ExportMenu({ title, name, window, chart, csv }: Props) {
  const from = formatLocal(window.from)
  const to = formatLocal(window.to)
  const fileName = (ending: string) =>
    `headstart-${name}-${from.slice(0, 10)}-to-${to.slice(0, 10)}.${ending}`.replaceAll(/[^\w.-]+/g, '-')
  const savePicture = () => {
    if (!chart?.current) return
    chartPng(chart.current, title, wording.ui.pictureOf(from.slice(0, 16), `${to.slice(0, 16)} ${to.slice(20)}`)).then(
      (blob) => saveFile(new File([blob], fileName('png'), { type: 'image/png' })),
      (error: unknown) => tellProblem(wording.ui.pictureFailed, error),
    )
  }
  const saveFigures = () =>
    void saveText(fileName('csv'), csv(), 'text/csv').catch((error: unknown) =>
      tellProblem(wording.leaving.saveFailed, error),
    )
  return (
    <Menu>
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={14} />} rightSection={<IconChevronDown size={14} />}>
          {wording.ui.exportChart}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item disabled={chart === null} onClick={savePicture}>
          {wording.ui.picture}
        </Menu.Item>
        <Menu.Item onClick={saveFigures}>{wording.ui.figuresCsv}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
