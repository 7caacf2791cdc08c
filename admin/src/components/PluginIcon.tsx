import { useTheme } from 'styled-components';

interface PluginIconProps extends Omit<React.SVGProps<SVGSVGElement>, 'fill'> {
  /** A colour of the theme, e.g. `neutral500`, or one of CSS. */
  fill?: string;
}

/** The plugin's sign in the menu: a speech bubble with two ticks. */
export function PluginIcon({ fill = 'currentColor', ...props }: PluginIconProps) {
  const { colors } = useTheme();
  const colour = fill in colors ? colors[fill as keyof typeof colors] : fill;
  return (
    <svg width="1.6rem" height="1.6rem" viewBox="0 0 32 32" aria-hidden {...props}>
      {/* Filled shapes only: the menu sets the fill of every path, and never a stroke. */}
      <path
        fill={colour}
        fillRule="evenodd"
        d="M7 3.8h18A5.2 5.2 0 0 1 30.2 9v11a5.2 5.2 0 0 1-5.2 5.2H14.4l-6.1 4.6c-1 .7-2.5 0-2.5-1.3v-3.4A5.2 5.2 0 0 1 1.8 20V9A5.2 5.2 0 0 1 7 3.8Zm0 2.4A2.8 2.8 0 0 0 4.2 9v11A2.8 2.8 0 0 0 7 22.8c.7 0 1.2.5 1.2 1.2v2.9l4.7-3.6c.3-.3.7-.5 1.1-.5h11a2.8 2.8 0 0 0 2.8-2.8V9A2.8 2.8 0 0 0 25 6.2H7Z"
      />
      <path
        fill={colour}
        d="M6.7 15.5 11.4 20.5 19.4 11.2 17.4 9.6 11.4 16.7 8.5 13.7ZM14.5 18.3 16.6 20.4 25.1 11.2 23.3 9.6 16.6 16.8 16.3 16.5Z"
      />
    </svg>
  );
}
