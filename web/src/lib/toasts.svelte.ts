// What just happened, for a few seconds, with its Undo.
export interface Toast {
  id: number;
  text: string;
  step: number | null;
  back: string; // what the button that takes it back is called
  problem: boolean;
}

class Toasts {
  list = $state<Toast[]>([]);
  #next = 1;

  show(text: string, step: number | null = null, back = 'Undo'): void {
    this.#add({ text, step, back, problem: false });
  }

  problem(text: string): void {
    this.#add({ text, step: null, back: '', problem: true });
  }

  dismiss(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }

  #add(toast: Omit<Toast, 'id'>): void {
    this.list = [...this.list.slice(-2), { ...toast, id: this.#next++ }];
  }
}

export const toasts = new Toasts();
