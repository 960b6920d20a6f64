import type { ComponentChildren } from 'preact';

interface IconProps {
  readonly children: ComponentChildren;
  readonly weight: number;
}

/** Drawn on a grid of 16. Never the only thing that tells something, so screen readers pass it over. */
const Icon = ({ children, weight }: IconProps) => (
  <svg
    aria-hidden="true"
    viewBox="0 0 16 16"
    width="16"
    height="16"
    fill="none"
    stroke="currentColor"
    stroke-width={weight}
    stroke-linecap="round"
    stroke-linejoin="round"
  >
    {children}
  </svg>
);

export const Logo = () => (
  <Icon weight={1.3}>
    <path d="M4.7 1.3L8 6.7l3.3-5.4M6.7 10.3h2.6M6 12.3h4" />
    <rect x="3.3" y="6.7" width="9.4" height="8" rx="1.7" />
  </Icon>
);

export const SettingsIcon = () => (
  <Icon weight={1.4}>
    <path d="M2 4.5h7M13 4.5h1M2 11.5h1M7 11.5h7" />
    <circle cx="11" cy="4.5" r="1.8" />
    <circle cx="5" cy="11.5" r="1.8" />
  </Icon>
);

export const RequestsIcon = () => (
  <Icon weight={1.4}>
    <path d="M2 3.5h12M2 8h8M2 12.5h5M11.5 10.5L14 13l-2.5 2.5" />
  </Icon>
);

export const WarningIcon = () => (
  <Icon weight={1.5}>
    <path d="M8 2l6.5 11.5h-13zM8 6.5v3M8 11.5v.1" />
  </Icon>
);

export const EyeIcon = () => (
  <Icon weight={1.4}>
    <path d="M1.3 8S3.7 3.6 8 3.6 14.7 8 14.7 8 12.3 12.4 8 12.4 1.3 8 1.3 8z" />
    <circle cx="8" cy="8" r="2" />
  </Icon>
);

export const PlusIcon = () => (
  <Icon weight={1.6}>
    <path d="M8 3v10M3 8h10" />
  </Icon>
);

export const PauseIcon = () => (
  <Icon weight={1.8}>
    <path d="M5.5 4v8M10.5 4v8" />
  </Icon>
);

export const ResumeIcon = () => (
  <Icon weight={1.6}>
    <path d="M5.5 3.5v9l7-4.5z" />
  </Icon>
);

export const CloseIcon = () => (
  <Icon weight={1.6}>
    <path d="M4 4l8 8M12 4l-8 8" />
  </Icon>
);

export const CheckIcon = () => (
  <Icon weight={1.8}>
    <path d="M3 8.5l3.5 3.5L13 4.5" />
  </Icon>
);
