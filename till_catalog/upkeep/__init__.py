"""What happens to offers by itself: their life, their score, who is joined, who looks alike."""
