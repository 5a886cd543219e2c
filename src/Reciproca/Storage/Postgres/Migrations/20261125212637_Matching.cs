using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Reciproca.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Matching : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "Until",
                table: "Offer",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "KeptExchange",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    GiverId = table.Column<Guid>(type: "uuid", nullable: false),
                    ReceiverId = table.Column<Guid>(type: "uuid", nullable: false),
                    AboutId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeptExchange", x => x.Id);
                    table.ForeignKey(
                        name: "FK_KeptExchange_Organisation_GiverId",
                        column: x => x.GiverId,
                        principalTable: "Organisation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_KeptExchange_Organisation_ReceiverId",
                        column: x => x.ReceiverId,
                        principalTable: "Organisation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MatchWeight",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Scale = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Part = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Points = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MatchWeight", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WeightLearning",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    OnAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    OffAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    LearntAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Answers = table.Column<int>(type: "integer", nullable: false),
                    Before = table.Column<double>(type: "double precision", nullable: false),
                    After = table.Column<double>(type: "double precision", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WeightLearning", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_KeptExchange_GiverId_ReceiverId_AboutId",
                table: "KeptExchange",
                columns: new[] { "GiverId", "ReceiverId", "AboutId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_KeptExchange_ReceiverId",
                table: "KeptExchange",
                column: "ReceiverId");

            migrationBuilder.CreateIndex(
                name: "IX_MatchWeight_Scale_Part",
                table: "MatchWeight",
                columns: new[] { "Scale", "Part" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WeightLearning_OnAt",
                table: "WeightLearning",
                column: "OnAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "KeptExchange");

            migrationBuilder.DropTable(
                name: "MatchWeight");

            migrationBuilder.DropTable(
                name: "WeightLearning");

            migrationBuilder.DropColumn(
                name: "Until",
                table: "Offer");
        }
    }
}
