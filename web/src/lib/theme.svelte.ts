// Light, dark, or what the system says; kept on this device.
export type Theme = 'system' | 'light' | 'dark';

const key = 'kith.theme';

function stored(): Theme {
  try {
    const value = localStorage.getItem(key);
    return value === 'light' || value === 'dark' ? value : 'system';
  } catch {
    return 'system';
  }
}

class ThemeChoice {
  value = $state<Theme>(stored());

  set(theme: Theme): void {
    this.value = theme;
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    try {
      if (theme === 'system') localStorage.removeItem(key);
      else localStorage.setItem(key, theme);
    } catch {
      // Storage is off: the choice lasts as long as the page.
    }
  }

  toggle(): void {
    const dark = this.value === 'system' ? matchMedia('(prefers-color-scheme: dark)').matches : this.value === 'dark';
    this.set(dark ? 'light' : 'dark');
  }
}

export const theme = new ThemeChoice();
