// The program.
int main() {}
