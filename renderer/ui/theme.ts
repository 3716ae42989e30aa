import { createTheme, type MantineColorsTuple } from '@mantine/core'
import { wording } from '../../electron/core/language/language.ts'

const accent: MantineColorsTuple = [
  '#eef1ff',
  '#dbe1fd',
  '#b9c5fb',
  '#93a6fa',
  '#748bf8',
  '#5f79f6',
  '#4c6ef5',
  '#3b5bdb',
  '#3450c4',
  '#2a44ab',
]

/** Cooler and a little darker than Mantine's own, so that borders carry the structure and not shadows. */
const dark: MantineColorsTuple = [
  '#e8eaef',
  '#c3c9d4',
  '#9aa2b1',
  '#6b7383',
  '#333946',
  '#272c37',
  '#1a1e26',
  '#0f1115',
  '#12151a',
  '#0b0d10',
]

/** Mantine's theme; the colours of our own components stand in theme.css. */
export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 7 },
  colors: { accent, dark },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "'JetBrains Mono Variable', ui-monospace, monospace",
  fontSizes: { xs: '11.5px', sm: '13px', md: '13.5px', lg: '15px', xl: '18px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  headings: { fontWeight: '650', sizes: { h1: { fontSize: '20px' }, h2: { fontSize: '16px' } } },
  defaultRadius: 6,
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'xs' } },
    TextInput: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs' } },
    PasswordInput: {
      defaultProps: { size: 'xs', visibilityToggleButtonProps: { 'aria-label': wording.common.togglePassword } },
    },
    NumberInput: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs', allowDeselect: false } },
    Autocomplete: { defaultProps: { size: 'xs' } },
    Switch: { defaultProps: { size: 'sm' } },
    SegmentedControl: { defaultProps: { size: 'xs' } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true } },
    Badge: { defaultProps: { tt: 'none', fw: 600 } },
    Modal: { defaultProps: { closeButtonProps: { 'aria-label': wording.common.close } } },
    Menu: { defaultProps: { shadow: 'md' } },
  },
})
