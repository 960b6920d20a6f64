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

export const ErrorIcon = () => (
  <Icon weight={1.5}>
    <path d="M5.3 1.8h5.4l3.5 3.5v5.4l-3.5 3.5H5.3l-3.5-3.5V5.3zM8 4.8v3.7M8 11v.1" />
  </Icon>
);

export const InfoIcon = () => (
  <Icon weight={1.5}>
    <circle cx="8" cy="8" r="6.3" />
    <path d="M8 7.3v3.7M8 4.9V5" />
  </Icon>
);

export const GoodIcon = () => (
  <Icon weight={1.5}>
    <circle cx="8" cy="8" r="6.3" />
    <path d="M5.2 8.2l2 2 3.6-4.2" />
  </Icon>
);

export const SilenceIcon = () => (
  <Icon weight={1.4}>
    <path d="M4.3 10.5c.8-1 .8-2 .8-3.6 0-1.1.3-2 .9-2.7M7.5 3.3c2.1-.2 3.5 1.5 3.5 3.6 0 1 0 1.8.2 2.4M2 2l12 12M4.3 10.5h6.2M6.8 13h2.4" />
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

export const CopyIcon = () => (
  <Icon weight={1.4}>
    <path d="M10.5 5.5V3.2c0-.7-.5-1.2-1.2-1.2H3.2C2.5 2 2 2.5 2 3.2v6.1c0 .7.5 1.2 1.2 1.2h2.300" />
    <rect x="5.5" y="5.5" width="8.5" height="8.5" rx="1.2" />
  </Icon>
);

export const PersonIcon = () => (
  <Icon weight={1.5}>
    <circle cx="8" cy="5" r="2.7" />
    <path d="M2.7 14c.5-3 2.7-4.5 5.300-4.5s4.800 1.5 5.300 4.5" />
  </Icon>
);
